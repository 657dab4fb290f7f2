using ArchivePlatform.Dossiers.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>Says to whoever tries that customer material is kept permanently (clause 5.12.1); no dossier, no right and no state changes that.</summary>
internal static class RefuseDeletion
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapDelete("/{id:guid}", Handle);

    private static NoContent Handle(Guid id)
    {
        const bool mayEverBeDeleted = false;
        DossierRules.DeleteNotAllowed.Require(mayEverBeDeleted);
        return TypedResults.NoContent();
    }
}
