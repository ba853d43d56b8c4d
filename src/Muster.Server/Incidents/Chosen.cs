// The command that chooses a mitigation: one that the service declares, or one that somebody thought of.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

internal static class Chosen
{
    /// <param name="declared">Null for one that somebody thought of; else its kind and title stand, and <paramref name="text"/> is said beside it.</param>
    public static IncidentCommand.ChooseMitigation Of(
        string id,
        DeclaredMitigation? declared,
        MitigationKind kind,
        string text,
        PersonId? to,
        Actor by,
        DateTimeOffset at
    ) =>
        declared is null
            ? new(id, kind, text, to, by, at)
            : new(id, declared.Kind, string.IsNullOrWhiteSpace(text) ? declared.Title : $"{declared.Title}: {text.Trim()}", to, by, at)
            {
                Declared = declared.Id,
            };
}
