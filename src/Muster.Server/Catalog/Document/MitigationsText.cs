// How the mitigations that a service declares are written in the organisation file.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Paging;
using Muster.Server.Web.Document;
using Muster.Server.Web.Public;

namespace Muster.Server.Catalog.Document;

internal static class MitigationsText
{
    /// <summary>Null when the service declares none.</summary>
    public static ImmutableArray<DeclaredMitigation>? Read(Block service) =>
        service.Has("mitigations") ? service.Blocks("mitigations", "a mitigation", ReadOne) : null;

    public static void Write(YamlWriter yaml, ImmutableArray<DeclaredMitigation>? declared) =>
        yaml.List(
            "mitigations",
            declared ?? [],
            one =>
            {
                yaml.Field("id", one.Id);
                yaml.Field("kind", EnumNames.Of(one.Kind));
                yaml.Field("title", one.Title);
                yaml.Field("price", one.Price);
                if (!one.Who.IsEmpty)
                {
                    yaml.Texts("who", one.Who.Select(target => target.ToString()));
                }

                yaml.Field("runbook", one.Runbook);
                yaml.Field("expected", one.Expected is { } expected ? DurationText.Format(expected) : null);
            }
        );

    private static DeclaredMitigation ReadOne(Block block) =>
        new(
            block.Text("id"),
            block.RequiredParsed("kind", ReadKind, MitigationKind.Other),
            block.Text("title"),
            block.Text("price"),
            block.Texts("who", EscalationTarget.Parse),
            block.OptionalText("runbook"),
            block.OptionalDuration("expected")
        );

    private static MitigationKind ReadKind(string text) =>
        EnumNames.Read<MitigationKind>(text)
        ?? throw new FormatException(
            $"'{text}' is no kind of mitigation: write {string.Join(", ", Enum.GetValues<MitigationKind>().Select(EnumNames.Of))}."
        );
}
