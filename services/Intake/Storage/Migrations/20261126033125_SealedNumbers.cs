using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArchivePlatform.Intake.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SealedNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "buyer_number",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_seq = table.Column<int>(type: "integer", nullable: false),
                    masked = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    ending_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true),
                    sealed_with = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_number", x => new { x.sale_id, x.buyer_seq, x.kind });
                    table.ForeignKey(
                        name: "fk_buyer_number_sale_buyer_sale_id_buyer_seq",
                        columns: x => new { x.sale_id, x.buyer_seq },
                        principalTable: "sale_buyer",
                        principalColumns: new[] { "sale_id", "seq" },
                        onDelete: ReferentialAction.Cascade);
                });

            // Of these numbers only hash and mask were kept: they stay findable, and there is nothing to seal.
            migrationBuilder.Sql("""
                insert into buyer_number (sale_id, buyer_seq, kind, masked, hash)
                select sale_id, seq, 'IDENTITY', id_masked, id_hash from sale_buyer where id_hash is not null
                """);

            migrationBuilder.DropIndex(
                name: "ix_sale_buyer_id_hash",
                table: "sale_buyer");

            migrationBuilder.DropColumn(
                name: "id_hash",
                table: "sale_buyer");

            migrationBuilder.DropColumn(
                name: "id_masked",
                table: "sale_buyer");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_number_ending",
                table: "buyer_number",
                column: "ending_hash",
                filter: "ending_hash is not null");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_number_hash",
                table: "buyer_number",
                columns: new[] { "kind", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_number_sealed_with",
                table: "buyer_number",
                column: "sealed_with");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "id_hash",
                table: "sale_buyer",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "id_masked",
                table: "sale_buyer",
                type: "text",
                nullable: true);

            migrationBuilder.Sql("""
                update sale_buyer buyer set id_masked = number.masked, id_hash = number.hash
                from buyer_number number where number.kind = 'IDENTITY' and number.sale_id = buyer.sale_id and number.buyer_seq = buyer.seq
                """);

            migrationBuilder.DropTable(
                name: "buyer_number");

            migrationBuilder.CreateIndex(
                name: "ix_sale_buyer_id_hash",
                table: "sale_buyer",
                column: "id_hash");
        }
    }
}
