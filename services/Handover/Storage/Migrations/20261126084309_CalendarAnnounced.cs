using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Handovers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CalendarAnnounced : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "announced_at",
                table: "calendar_edition",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "announced_at",
                table: "calendar_edition");
        }
    }
}
