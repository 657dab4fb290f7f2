using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ReadingRule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossier_company_code_id",
                table: "dossier");

            migrationBuilder.AddColumn<string>(
                name: "department_code",
                table: "known_item",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string[]>(
                name: "viewers",
                table: "known_item",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "agreed_viewers",
                table: "dossier",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "departments",
                table: "dossier",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "item_level",
                table: "dossier",
                type: "text",
                nullable: false,
                defaultValue: "C");

            migrationBuilder.AddColumn<string[]>(
                name: "item_viewers",
                table: "dossier",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "dossier_reader",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_reader", x => new { x.company_id, x.key, x.dossier_id });
                    table.ForeignKey(
                        name: "fk_dossier_reader_dossier_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_company_id_id",
                table: "dossier",
                columns: new[] { "company_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_reader_dossier_id",
                table: "dossier_reader",
                column: "dossier_id");

            migrationBuilder.Sql(CarriedOver.ReaderIndex);

            migrationBuilder.Sql(CarriedOver.ReadingRule);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger index_readers on dossier; drop function index_dossier_readers()");

            migrationBuilder.DropTable(
                name: "dossier_reader");

            migrationBuilder.DropIndex(
                name: "ix_dossier_company_id_id",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "department_code",
                table: "known_item");

            migrationBuilder.DropColumn(
                name: "viewers",
                table: "known_item");

            migrationBuilder.DropColumn(
                name: "agreed_viewers",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "departments",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "item_level",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "item_viewers",
                table: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossier_company_code_id",
                table: "dossier",
                columns: new[] { "company_code", "id" });
        }
    }
}
