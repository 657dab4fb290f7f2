using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Handovers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SalesChecklist : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "subtype",
                table: "sale_item",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string[]>(
                name: "checklist",
                table: "obligation",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "sales_checklist",
                table: "known_policy",
                type: "text[]",
                nullable: false,
                defaultValue: new[] { "SUBSCRIPTION_LETTER" });

            migrationBuilder.CreateTable(
                name: "sale_waiver",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "text", nullable: true),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    approver = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sale_waiver", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sale_waiver_sale",
                table: "sale_waiver",
                column: "sale_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sale_waiver");

            migrationBuilder.DropColumn(
                name: "subtype",
                table: "sale_item");

            migrationBuilder.DropColumn(
                name: "checklist",
                table: "obligation");

            migrationBuilder.DropColumn(
                name: "sales_checklist",
                table: "known_policy");
        }
    }
}
