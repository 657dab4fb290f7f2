using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Identities.Storage.Migrations
{
    /// <inheritdoc />
    public partial class EndedTokens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_person_not_before",
                table: "person",
                column: "not_before");

            migrationBuilder.CreateIndex(
                name: "ix_machine_not_before",
                table: "machine",
                column: "not_before");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_person_not_before",
                table: "person");

            migrationBuilder.DropIndex(
                name: "ix_machine_not_before",
                table: "machine");
        }
    }
}
