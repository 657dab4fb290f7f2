using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Handovers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Organisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "delegations",
                table: "known_organisation",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "trusts",
                table: "known_organisation",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "deputy",
                table: "known_officer",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "deputy_from",
                table: "known_officer",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "deputy_until",
                table: "known_officer",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "to_client_affairs",
                table: "custody_hop",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("update custody_hop set to_client_affairs = true where submitted_at is not null and to_team = 'CLIENT_AFFAIRS'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "countersigned_at",
                table: "batch",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "countersigned_by",
                table: "batch",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_external",
                table: "batch",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "delegations",
                table: "known_organisation");

            migrationBuilder.DropColumn(
                name: "trusts",
                table: "known_organisation");

            migrationBuilder.DropColumn(
                name: "deputy",
                table: "known_officer");

            migrationBuilder.DropColumn(
                name: "deputy_from",
                table: "known_officer");

            migrationBuilder.DropColumn(
                name: "deputy_until",
                table: "known_officer");

            migrationBuilder.DropColumn(
                name: "to_client_affairs",
                table: "custody_hop");

            migrationBuilder.DropColumn(
                name: "countersigned_at",
                table: "batch");

            migrationBuilder.DropColumn(
                name: "countersigned_by",
                table: "batch");

            migrationBuilder.DropColumn(
                name: "is_external",
                table: "batch");
        }
    }
}
