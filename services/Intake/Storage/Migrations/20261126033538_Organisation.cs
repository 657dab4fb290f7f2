using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Intake.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Organisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "deputy_from",
                table: "officer_term",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "deputy_until",
                table: "officer_term",
                type: "date",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "deputy_from",
                table: "officer_term");

            migrationBuilder.DropColumn(
                name: "deputy_until",
                table: "officer_term");

            migrationBuilder.DropColumn(
                name: "delegations",
                table: "known_organisation");

            migrationBuilder.DropColumn(
                name: "trusts",
                table: "known_organisation");
        }
    }
}
