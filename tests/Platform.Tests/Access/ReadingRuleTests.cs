using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Access;

/// <summary>The reading rule on every combination of what it asks: by the database, in memory and as the regulation says it.</summary>
public sealed class ReadingRuleTests(Testing.Platform platform) : PlatformTests(platform)
{
    private const string Me = "sunqi";
    private const string Scale = "CBA";

    private static readonly Guid Mine = new("01920000-0000-7000-8000-0000000000c1");
    private static readonly Guid Theirs = new("01920000-0000-7000-8000-0000000000c2");

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Clause", "4.1")]
    public async Task The_database_and_memory_agree_on_every_combination()
    {
        await using var db = await FilledAsync();
        var rows = await db.All.AsNoTracking().ToListAsync(Ct);
        var readers = Readers();

        Assert.Equal((96, 128), (rows.Count, readers.Count));
        foreach (var reader in readers)
        {
            var said = rows.Where(row => Says(reader, row)).Select(row => row.Id).Order();
            Assert.Equal(said, rows.Where(row => reader.MayRead(row)).Select(row => row.Id).Order());
            Assert.Equal(said, await db.All.ReadableBy(reader).Select(row => row.Id).Order().ToListAsync(Ct));
        }
    }

    [Theory]
    [InlineData("ARCHIVIST", "ENG", true)]
    [InlineData("GMO_HEAD", "ENG", true)]
    [InlineData("REGISTRY", "GMO", true)]
    [InlineData("REGISTRY", "ENG", false)]
    [Trait("Clause", "4.1")]
    public void The_archive_is_the_archivists_the_head_and_the_custodian_department(string role, string department, bool seesAll)
    {
        var actor = new Actor(Me, Me, "SZ01", new HashSet<string> { department }, new HashSet<string>(), new HashSet<string> { role }, Machine: false);

        Assert.Equal(seesAll, Reader.Of(actor, Mine, "GMO").SeesAll);
    }

    /// <summary>The own company, and the archive or one of the departments or a name, and the clearance or a name.</summary>
    private static bool Says(Reader reader, Row row)
    {
        var isNamed = row.Viewers.Contains(reader.Person);
        var concernsMe = reader.SeesAll || row.Departments.Intersect(reader.Departments).Any() || isNamed;
        return row.CompanyId == reader.CompanyId && concernsMe && (reader.Levels.Contains(row.AccessLevel) || isNamed);
    }

    private static List<Reader> Readers() =>
    [
        .. from company in (Guid[])[Mine, Guid.Empty]
           from departments in (string[][])[[], ["SALES"], ["ENG"], ["SALES", "LEGAL"]]
           from clearance in (string[])["C", "B", "A", "?"]
           from person in (string[])[Me, "fremd"]
           from seesAll in (bool[])[false, true]
           select new Reader(person, company, departments, seesAll, Levels.CoveredBy(clearance)),
    ];

    private static IEnumerable<Row> Every() =>
        from company in (Guid[])[Mine, Theirs]
        from level in Scale
        from viewers in (string[][])[[], [Me], ["wushi"], ["wushi", Me]]
        from departments in (string[][])[[], ["SALES"], ["ENG"], ["ENG", "SALES"]]
        select new Row { CompanyId = company, AccessLevel = level.ToString(), Viewers = viewers, Departments = departments };

    private async Task<Rows> FilledAsync()
    {
        var database = Platform.Database("dossier");
        await using (var table = database.CreateCommand("""
            create schema if not exists reading_rule;
            drop table if exists reading_rule.row;
            create table reading_rule.row (id int generated always as identity primary key, company_id uuid, access_level text, viewers text[], departments text[])
            """))
            await table.ExecuteNonQueryAsync(Ct);
        var db = new Rows(new DbContextOptionsBuilder<Rows>().UseNpgsql(database).Options);
        db.AddRange(Every());
        await db.SaveChangesAsync(Ct);
        return db;
    }

    private sealed class Row : IGuarded
    {
        public int Id { get; init; }
        public Guid CompanyId { get; init; }
        public IReadOnlyList<string> Departments { get; init; } = [];
        public string AccessLevel { get; init; } = "";
        public IReadOnlyList<string> Viewers { get; init; } = [];
        public string Subject => $"row/{Id}";
    }

    private sealed class Rows(DbContextOptions<Rows> options) : DbContext(options)
    {
        public DbSet<Row> All => Set<Row>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>(row =>
        {
            row.ToTable("row", "reading_rule").Ignore(one => one.Subject);
            row.Property(one => one.Id).HasColumnName("id");
            row.Property(one => one.CompanyId).HasColumnName("company_id");
            row.Property(one => one.AccessLevel).HasColumnName("access_level");
            row.Property(one => one.Viewers).HasColumnName("viewers");
            row.Property(one => one.Departments).HasColumnName("departments");
        });
    }
}
