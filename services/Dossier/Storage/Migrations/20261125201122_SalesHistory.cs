using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SalesHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_inventory_line_item",
                table: "inventory_line");

            migrationBuilder.AddColumn<int>(
                name: "moved",
                table: "volume",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "moved_to",
                table: "inventory_line",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "finding",
                table: "accession",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ux_inventory_line_item",
                table: "inventory_line",
                column: "item_id",
                unique: true,
                filter: "moved_to is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_inventory_line_item",
                table: "inventory_line");

            migrationBuilder.DropColumn(
                name: "moved",
                table: "volume");

            migrationBuilder.DropColumn(
                name: "moved_to",
                table: "inventory_line");

            migrationBuilder.DropColumn(
                name: "finding",
                table: "accession");

            migrationBuilder.CreateIndex(
                name: "ux_inventory_line_item",
                table: "inventory_line",
                column: "item_id",
                unique: true);
        }
    }
}
