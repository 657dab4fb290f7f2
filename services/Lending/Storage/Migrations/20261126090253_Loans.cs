using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Lending.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Loans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volumes = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_calendar",
                columns: table => new
                {
                    edition = table.Column<int>(type: "integer", nullable: false),
                    years = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_calendar", x => x.edition);
                });

            migrationBuilder.CreateTable(
                name: "known_dossier",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    access_level = table.Column<string>(type: "text", nullable: false),
                    viewers = table.Column<string[]>(type: "text[]", nullable: false),
                    departments = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_dossier", x => x.dossier_id);
                });

            migrationBuilder.CreateTable(
                name: "known_organisation",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    company_code = table.Column<string>(type: "text", nullable: false),
                    custodian_department = table.Column<string>(type: "text", nullable: false),
                    departments = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_organisation", x => new { x.company_id, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "known_policy",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    renewals = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    days_off = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    days_on = table.Column<DateOnly[]>(type: "date[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_policy", x => new { x.company_id, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "known_volume",
                columns: table => new
                {
                    volume_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_volume", x => x.volume_id);
                });

            migrationBuilder.CreateTable(
                name: "loan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    volume_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_number = table.Column<string>(type: "text", nullable: false),
                    volume_code = table.Column<string>(type: "text", nullable: false),
                    volume_pages = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    borrower = table.Column<string>(type: "text", nullable: false),
                    borrower_department = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    approved_level = table.Column<string>(type: "text", nullable: true),
                    findings = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    issued_by = table.Column<string>(type: "text", nullable: true),
                    pages_issued = table.Column<int>(type: "integer", nullable: true),
                    term_from = table.Column<DateOnly>(type: "date", nullable: true),
                    term_days = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    calendar_edition = table.Column<int>(type: "integer", nullable: false),
                    renewals = table.Column<int>(type: "integer", nullable: false),
                    overdue_notice = table.Column<int>(type: "integer", nullable: true),
                    look_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recalled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    received_by = table.Column<string>(type: "text", nullable: true),
                    pages_returned = table.Column<int>(type: "integer", nullable: true),
                    days_late = table.Column<int>(type: "integer", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "loan_counter",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan_counter", x => new { x.company_id, x.year });
                });

            migrationBuilder.CreateTable(
                name: "possession",
                columns: table => new
                {
                    volume_id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hold_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_possession", x => x.volume_id);
                    table.CheckConstraint("ck_possession_one", "(loan_id is null) <> (hold_id is null)");
                    table.ForeignKey(
                        name: "fk_possession_holds_hold_id",
                        column: x => x.hold_id,
                        principalTable: "hold",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_possession_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_known_organisation_code",
                table: "known_organisation",
                columns: new[] { "company_code", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_known_volume_dossier",
                table: "known_volume",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_company",
                table: "loan",
                columns: new[] { "company_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_dossier",
                table: "loan",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_look",
                table: "loan",
                column: "look_on",
                filter: "look_on is not null");

            migrationBuilder.CreateIndex(
                name: "ix_loan_running",
                table: "loan",
                column: "calendar_edition",
                filter: "state in ('ISSUED', 'OVERDUE')");

            migrationBuilder.CreateIndex(
                name: "ix_loan_volume",
                table: "loan",
                column: "volume_id");

            migrationBuilder.CreateIndex(
                name: "ux_loan_company_number",
                table: "loan",
                columns: new[] { "company_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_possession_hold_id",
                table: "possession",
                column: "hold_id");

            migrationBuilder.CreateIndex(
                name: "ix_possession_loan_id",
                table: "possession",
                column: "loan_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_calendar");

            migrationBuilder.DropTable(
                name: "known_dossier");

            migrationBuilder.DropTable(
                name: "known_organisation");

            migrationBuilder.DropTable(
                name: "known_policy");

            migrationBuilder.DropTable(
                name: "known_volume");

            migrationBuilder.DropTable(
                name: "loan_counter");

            migrationBuilder.DropTable(
                name: "possession");

            migrationBuilder.DropTable(
                name: "hold");

            migrationBuilder.DropTable(
                name: "loan");
        }
    }
}
