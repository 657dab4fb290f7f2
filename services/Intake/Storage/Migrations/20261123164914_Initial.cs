using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Intake.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "counter",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter", x => new { x.company_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    property_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: true),
                    department_code = table.Column<string>(type: "text", nullable: false),
                    team_code = table.Column<string>(type: "text", nullable: true),
                    interim_no = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    subtype = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    carrier = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    document_date = table.Column<DateOnly>(type: "date", nullable: true),
                    responsible_party = table.Column<string>(type: "text", nullable: true),
                    pages = table.Column<int>(type: "integer", nullable: false),
                    copy = table.Column<string>(type: "text", nullable: false),
                    contract = table.Column<string>(type: "jsonb", nullable: false),
                    title_work = table.Column<string>(type: "jsonb", nullable: false),
                    move_in = table.Column<string>(type: "jsonb", nullable: false),
                    approval = table.Column<string>(type: "jsonb", nullable: false),
                    reason_text = table.Column<string>(type: "text", nullable: true),
                    security_level = table.Column<string>(type: "text", nullable: false),
                    personal_data = table.Column<bool>(type: "boolean", nullable: false),
                    missing = table.Column<string[]>(type: "text[]", nullable: false),
                    findings = table.Column<string[]>(type: "text[]", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered_by = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_custody",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hop = table.Column<int>(type: "integer", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: false),
                    team_code = table.Column<string>(type: "text", nullable: true),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_no = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_custody", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_filing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: true),
                    item_number = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_filing", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_code = table.Column<string>(type: "text", nullable: false),
                    custodian_department = table.Column<string>(type: "text", nullable: false),
                    departments = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_organisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    allows_blue_hukou = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_policy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_project",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_project", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_property",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_code = table.Column<string>(type: "text", nullable: false),
                    property_code = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    usage = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_property", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "officer_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_roll", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sale",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    property_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sale_no = table.Column<string>(type: "text", nullable: false),
                    signatures = table.Column<string>(type: "jsonb", nullable: false),
                    subscribed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    giving_department = table.Column<string>(type: "text", nullable: true),
                    giving_team = table.Column<string>(type: "text", nullable: true),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cancellation_reason = table.Column<string>(type: "text", nullable: true),
                    corrections = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sale", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "waiting_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    property_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: true),
                    line = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    received_by = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    code = table.Column<string>(type: "text", nullable: true),
                    clause = table.Column<string>(type: "text", nullable: true),
                    detail_zh = table.Column<string>(type: "text", nullable: true),
                    detail_en = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting_line", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "officer_term",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    deputy = table.Column<string>(type: "text", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    roll_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_term", x => x.id);
                    table.ForeignKey(
                        name: "fk_officer_term_officer_roll_roll_id",
                        column: x => x.roll_id,
                        principalTable: "officer_roll",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sale_buyer",
                columns: table => new
                {
                    seq = table.Column<int>(type: "integer", nullable: false),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    id_type = table.Column<string>(type: "text", nullable: true),
                    id_masked = table.Column<string>(type: "text", nullable: true),
                    id_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    finding = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sale_buyer", x => new { x.sale_id, x.seq });
                    table.ForeignKey(
                        name: "fk_sale_buyer_sale_sale_id",
                        column: x => x.sale_id,
                        principalTable: "sale",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_item_department",
                table: "item",
                columns: new[] { "company_id", "department_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_item_property",
                table: "item",
                columns: new[] { "property_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_item_sale",
                table: "item",
                columns: new[] { "sale_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_item_company_interim_no",
                table: "item",
                columns: new[] { "company_id", "interim_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_item_custody_department",
                table: "item_custody",
                column: "department_code");

            migrationBuilder.CreateIndex(
                name: "ix_known_organisation_code",
                table: "known_organisation",
                column: "company_code");

            migrationBuilder.CreateIndex(
                name: "ux_officer_roll_company_department",
                table: "officer_roll",
                columns: new[] { "company_id", "department_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_officer_term_roll_id",
                table: "officer_term",
                column: "roll_id");

            migrationBuilder.CreateIndex(
                name: "ix_sale_property",
                table: "sale",
                column: "property_id");

            migrationBuilder.CreateIndex(
                name: "ux_sale_company_sale_no",
                table: "sale",
                columns: new[] { "company_id", "sale_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sale_buyer_id_hash",
                table: "sale_buyer",
                column: "id_hash");

            migrationBuilder.CreateIndex(
                name: "ix_waiting_line_property",
                table: "waiting_line",
                column: "property_id",
                filter: "state = 'WAITING'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counter");

            migrationBuilder.DropTable(
                name: "item");

            migrationBuilder.DropTable(
                name: "item_custody");

            migrationBuilder.DropTable(
                name: "item_filing");

            migrationBuilder.DropTable(
                name: "known_organisation");

            migrationBuilder.DropTable(
                name: "known_policy");

            migrationBuilder.DropTable(
                name: "known_project");

            migrationBuilder.DropTable(
                name: "known_property");

            migrationBuilder.DropTable(
                name: "officer_term");

            migrationBuilder.DropTable(
                name: "sale_buyer");

            migrationBuilder.DropTable(
                name: "waiting_line");

            migrationBuilder.DropTable(
                name: "officer_roll");

            migrationBuilder.DropTable(
                name: "sale");
        }
    }
}
