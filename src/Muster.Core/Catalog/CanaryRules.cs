// Whether a canary page can be kept: times that leave room for a delivery, somebody to tell.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Core.Catalog;

internal static class CanaryRules
{
    /// <summary>Every mistake at <c>every</c>, <c>within</c> and <c>tell</c>; whether the targets exist is another question.</summary>
    public static IEnumerable<FieldError> Check(Canary canary)
    {
        if (canary.Every < CatalogDefaults.CanaryEveryMin || canary.Every > CatalogDefaults.CanaryEveryMax)
        {
            yield return new("every", "A canary page is sent every 5 minutes to 7 days: write 1h.");
        }

        if (canary.Within < CatalogDefaults.CanaryWithinMin || canary.Within > CatalogDefaults.CanaryWithinMax)
        {
            yield return new("within", "A canary page has 30 seconds to 1 hour to arrive: write 2m.");
        }
        else if (canary.Within > canary.Every / 2)
        {
            yield return new("within", "A canary page arrives in half the time until the next one at the latest: make 'every' longer.");
        }

        if (!canary.Tell.IsEmpty)
        {
            foreach (FieldError mistake in EscalationRules.CheckTargets(canary.Tell, "tell"))
            {
                yield return mistake;
            }
        }
    }
}
