using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Intake.Storage.Migrations
{
    /// <inheritdoc />
    public partial class RevisionsByDate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_known_policy",
                table: "known_policy");

            migrationBuilder.DropPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation");

            migrationBuilder.RenameColumn(
                name: "id",
                table: "known_policy",
                newName: "company_id");

            migrationBuilder.RenameColumn(
                name: "id",
                table: "known_organisation",
                newName: "company_id");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "known_policy",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "effective_on",
                table: "known_policy",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<bool>(
                name: "first_signature_counts",
                table: "known_policy",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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
                name: "pk_known_policy",
                table: "known_policy",
                columns: new[] { "company_id", "revision" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation",
                columns: new[] { "company_id", "revision" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("delete from known_policy; delete from known_organisation");

            migrationBuilder.DropPrimaryKey(
                name: "pk_known_policy",
                table: "known_policy");

            migrationBuilder.DropPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "known_policy");

            migrationBuilder.DropColumn(
                name: "effective_on",
                table: "known_policy");

            migrationBuilder.DropColumn(
                name: "first_signature_counts",
                table: "known_policy");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "known_organisation");

            migrationBuilder.DropColumn(
                name: "effective_on",
                table: "known_organisation");

            migrationBuilder.RenameColumn(
                name: "company_id",
                table: "known_policy",
                newName: "id");

            migrationBuilder.RenameColumn(
                name: "company_id",
                table: "known_organisation",
                newName: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_known_policy",
                table: "known_policy",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_known_organisation",
                table: "known_organisation",
                column: "id");
        }
    }
}
