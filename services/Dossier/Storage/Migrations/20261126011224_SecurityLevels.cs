using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SecurityLevels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "access_level",
                table: "dossier",
                type: "text",
                nullable: false,
                defaultValue: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "review_on",
                table: "dossier",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "viewers",
                table: "dossier",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "level_proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    viewers = table.Column<string[]>(type: "text[]", nullable: false),
                    former_viewers = table.Column<string[]>(type: "text[]", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    decider_department = table.Column<string>(type: "text", nullable: true),
                    decider_person = table.Column<string>(type: "text", nullable: true),
                    proposer_department = table.Column<string>(type: "text", nullable: false),
                    proposer_person = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_level_proposal", x => x.id);
                    table.ForeignKey(
                        name: "fk_level_proposal_dossier_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_level_proposal_dossier_id_id",
                table: "level_proposal",
                columns: new[] { "dossier_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_level_proposal_open",
                table: "level_proposal",
                column: "dossier_id",
                unique: true,
                filter: "state = 'OPEN'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "level_proposal");

            migrationBuilder.DropColumn(
                name: "access_level",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "review_on",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "viewers",
                table: "dossier");
        }
    }
}
