// Reads what the page of silences shows.
using System.Security.Claims;
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;

namespace Muster.Server.Alerts.Pages;

public sealed class SilenceConsole(IAlertStore alerts, OrganisationReader organisations, TimeProvider clock)
{
    /// <summary>How long a silence is listed after its end, as Alertmanager keeps it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(120);

    public async Task<SilencesModel> ReadAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<Silence> known = await alerts.SilencesAsync(now - Kept, cancel);
        ILookup<bool, Silence> byEnd = known.ToLookup(silence => SilenceRules.State(silence, now) == SilenceState.Expired);
        return new(
            [.. byEnd[false]],
            [.. byEnd[true].Reverse()],
            await organisations.CurrentAsync(cancel),
            Caller.Require(user),
            now,
            SilenceForm.Empty
        );
    }
}
