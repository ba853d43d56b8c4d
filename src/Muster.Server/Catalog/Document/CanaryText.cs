// How a service's canary page is written in the organisation file.
using Muster.Core.Catalog;
using Muster.Core.Paging;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

internal static class CanaryText
{
    /// <summary>Null when the service has none.</summary>
    public static Canary? Read(Block service)
    {
        if (!service.Has("canary"))
        {
            return null;
        }

        Block block = service.Inner("canary", "a canary");
        Canary read = new(
            block.OptionalDuration("every") ?? CatalogDefaults.CanaryEvery,
            block.OptionalDuration("within") ?? CatalogDefaults.CanaryWithin,
            block.Texts("tell", EscalationTarget.Parse)
        );
        block.Close();
        return read;
    }

    public static void Write(YamlWriter yaml, Canary? canary)
    {
        if (canary is null)
        {
            return;
        }

        yaml.Mapping(
            "canary",
            () =>
            {
                yaml.Value("every", DurationText.Format(canary.Every));
                yaml.Value("within", DurationText.Format(canary.Within));
                if (!canary.Tell.IsEmpty)
                {
                    yaml.Texts("tell", canary.Tell.Select(target => target.ToString()));
                }
            }
        );
    }
}
