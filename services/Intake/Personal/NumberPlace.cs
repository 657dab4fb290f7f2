using System.Globalization;
using System.Text;

namespace ArchivePlatform.Intake.Personal;

/// <summary>Where a personal number stands. It is sealed for this place: copied to another row or as another kind it does not open.</summary>
/// <param name="Buyer">Place of the buyer on the sale, from 1.</param>
internal sealed record NumberPlace(Guid SaleId, int Buyer, string Kind)
{
    /// <summary>What the seal is bound to beside the number; each part has its own line, and none holds a line's end.</summary>
    public byte[] Binding(string key) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"intake/buyer-number/1\n{SaleId:N}\n{Buyer}\n{Kind}\n{key}"));
}
