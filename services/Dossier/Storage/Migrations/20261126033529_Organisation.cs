using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Organisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "delegations",
                table: "organisation_revision",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "trusts",
                table: "organisation_revision",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "delegations",
                table: "organisation_revision");

            migrationBuilder.DropColumn(
                name: "trusts",
                table: "organisation_revision");
        }
    }
}
