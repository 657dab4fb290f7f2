using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Mergers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merger_id",
                table: "dossier",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "predecessor_ids",
                table: "dossier",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "dossier",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "known_loan",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volume_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_out = table.Column<bool>(type: "boolean", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_loan", x => x.loan_id);
                });

            migrationBuilder.CreateTable(
                name: "merger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_code = table.Column<string>(type: "text", nullable: false),
                    property_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    volume_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merger", x => x.id);
                    table.ForeignKey(
                        name: "fk_merger_property_property_id",
                        column: x => x.property_id,
                        principalTable: "property",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_merger_id",
                table: "dossier",
                column: "merger_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossier_successor_id",
                table: "dossier",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_known_loan_out",
                table: "known_loan",
                column: "volume_id",
                filter: "is_out");

            migrationBuilder.CreateIndex(
                name: "ix_merger_property_id",
                table: "merger",
                column: "property_id");

            migrationBuilder.AddForeignKey(
                name: "fk_dossier_dossier_successor_id",
                table: "dossier",
                column: "successor_id",
                principalTable: "dossier",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dossier_merger_merger_id",
                table: "dossier",
                column: "merger_id",
                principalTable: "merger",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_dossier_dossier_successor_id",
                table: "dossier");

            migrationBuilder.DropForeignKey(
                name: "fk_dossier_merger_merger_id",
                table: "dossier");

            migrationBuilder.DropTable(
                name: "known_loan");

            migrationBuilder.DropTable(
                name: "merger");

            migrationBuilder.DropIndex(
                name: "ix_dossier_merger_id",
                table: "dossier");

            migrationBuilder.DropIndex(
                name: "ix_dossier_successor_id",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "merger_id",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "predecessor_ids",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "dossier");
        }
    }
}
