using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Tells a session when the transaction around its saves is committed, whoever opened it.</summary>
internal sealed class CommitWatch : DbTransactionInterceptor
{
    internal static readonly CommitWatch Instance = new();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as ServiceDb)?.AfterCommit();
        return Task.CompletedTask;
    }
}
