using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps the sales that material belongs to (AMB-29).</summary>
internal sealed class RememberSaleOnSaleRecorded(HandoverDb db) : Remember<Guid, SaleRecorded, KnownSale>(db, message => message.SaleId);
