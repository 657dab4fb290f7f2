using System.Linq.Expressions;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>
/// The reading rule, stated once: the own company; then either a place among the named viewers, or the archive or one of the departments it concerns, with a
/// clearance that covers the level (clauses 5.1.5, 5.9, 4.1, AMB-12).
/// </summary>
/// <remarks>What it hides is as if it did not exist: no row, no count, and the same 404 as for an id nobody ever gave. The database and memory decide by the same expression.</remarks>
public static class ReadingRule
{
    private static readonly Func<IGuarded, Reader, bool> Decide = Rule<IGuarded>().Compile();

    /// <summary>The rows the reader may read.</summary>
    public static IQueryable<T> ReadableBy<T>(this IQueryable<T> rows, Reader reader) where T : class, IGuarded
    {
        var rule = RuleOf<T>.Expression;
        var asked = Expression.Property(Expression.Constant(new Asked(reader)), nameof(Asked.Reader));
        var body = new Bound(rule.Parameters[1], asked).Visit(rule.Body);
        return rows.Where(Expression.Lambda<Func<T, bool>>(body, rule.Parameters[0]));
    }

    /// <summary>Whether the reader may read it.</summary>
    public static bool MayRead(this Reader reader, IGuarded guarded) => Decide(guarded, reader);

    /// <summary>Whether reading it is noted in its audit trail: that of A and B is, by whomever.</summary>
    public static bool IsSecret(this IGuarded guarded) => guarded.AccessLevel != Levels.Lowest;

    private static Expression<Func<T, Reader, bool>> Rule<T>() where T : class, IGuarded => (row, reader) =>
        row.CompanyId == reader.CompanyId
        && (row.Viewers.Contains(reader.Person)
            || ((reader.SeesAll || row.Departments.Any(department => reader.Departments.Contains(department))) && reader.Levels.Contains(row.AccessLevel)));

    /// <summary>The rule for one kind of row, built once.</summary>
    private static class RuleOf<T> where T : class, IGuarded
    {
        internal static readonly Expression<Func<T, Reader, bool>> Expression = Rule<T>();
    }

    /// <summary>Holds the reader where a query looks for its parameters, so that one plan serves all readers.</summary>
    private sealed record Asked(Reader Reader);

    private sealed class Bound(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
