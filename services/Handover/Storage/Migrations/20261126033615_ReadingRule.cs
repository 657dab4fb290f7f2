using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Handovers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ReadingRule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "security_level",
                table: "known_item",
                type: "text",
                nullable: false,
                defaultValue: "C");

            migrationBuilder.AddColumn<string[]>(
                name: "viewers",
                table: "known_item",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "known_dossier",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    property_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    access_level = table.Column<string>(type: "text", nullable: false),
                    viewers = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_dossier", x => x.dossier_id);
                });

            migrationBuilder.CreateTable(
                name: "known_filing",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_version = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_filing", x => x.item_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_dossier");

            migrationBuilder.DropTable(
                name: "known_filing");

            migrationBuilder.DropColumn(
                name: "security_level",
                table: "known_item");

            migrationBuilder.DropColumn(
                name: "viewers",
                table: "known_item");
        }
    }
}
