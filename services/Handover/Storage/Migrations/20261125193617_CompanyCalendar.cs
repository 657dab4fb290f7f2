using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Handovers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CompanyCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_obligation_wake",
                table: "obligation");

            migrationBuilder.DropPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation");

            migrationBuilder.DropIndex(
                name: "ux_known_organisation_code",
                table: "known_organisation");

            migrationBuilder.RenameColumn(
                name: "wake_on",
                table: "obligation",
                newName: "wake_at");

            migrationBuilder.AlterColumn<DateTime>(
                name: "wake_at",
                table: "obligation",
                type: "timestamp without time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "closing",
                table: "obligation",
                type: "text",
                nullable: false,
                defaultValue: "24:00");

            migrationBuilder.AddColumn<DateOnly[]>(
                name: "days_off",
                table: "obligation",
                type: "date[]",
                nullable: false,
                defaultValue: new DateOnly[0]);

            migrationBuilder.AddColumn<DateOnly[]>(
                name: "days_on",
                table: "obligation",
                type: "date[]",
                nullable: false,
                defaultValue: new DateOnly[0]);

            migrationBuilder.AddColumn<string>(
                name: "closing",
                table: "known_policy",
                type: "text",
                nullable: false,
                defaultValue: "24:00");

            migrationBuilder.AddColumn<DateOnly[]>(
                name: "days_off",
                table: "known_policy",
                type: "date[]",
                nullable: false,
                defaultValue: new DateOnly[0]);

            migrationBuilder.AddColumn<DateOnly[]>(
                name: "days_on",
                table: "known_policy",
                type: "date[]",
                nullable: false,
                defaultValue: new DateOnly[0]);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "known_organisation",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "effective_on",
                table: "known_organisation",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation",
                columns: new[] { "company_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ix_obligation_wake",
                table: "obligation",
                column: "wake_at",
                filter: "wake_at is not null");

            migrationBuilder.CreateIndex(
                name: "ux_known_organisation_code",
                table: "known_organisation",
                columns: new[] { "company_code", "revision" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_obligation_wake",
                table: "obligation");

            migrationBuilder.DropPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation");

            migrationBuilder.DropIndex(
                name: "ux_known_organisation_code",
                table: "known_organisation");

            migrationBuilder.DropColumn(
                name: "closing",
                table: "obligation");

            migrationBuilder.DropColumn(
                name: "days_off",
                table: "obligation");

            migrationBuilder.DropColumn(
                name: "days_on",
                table: "obligation");

            migrationBuilder.Sql("delete from known_organisation");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "wake_at",
                table: "obligation",
                type: "date",
                nullable: true);

            migrationBuilder.RenameColumn(
                name: "wake_at",
                table: "obligation",
                newName: "wake_on");

            migrationBuilder.DropColumn(
                name: "closing",
                table: "known_policy");

            migrationBuilder.DropColumn(
                name: "days_off",
                table: "known_policy");

            migrationBuilder.DropColumn(
                name: "days_on",
                table: "known_policy");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "known_organisation");

            migrationBuilder.DropColumn(
                name: "effective_on",
                table: "known_organisation");

            migrationBuilder.AddPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_obligation_wake",
                table: "obligation",
                column: "wake_on",
                filter: "wake_on is not null");

            migrationBuilder.CreateIndex(
                name: "ux_known_organisation_code",
                table: "known_organisation",
                column: "company_code",
                unique: true);
        }
    }
}
