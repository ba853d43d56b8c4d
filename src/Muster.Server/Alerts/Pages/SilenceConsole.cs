// Reads what the page of silences shows.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;

namespace Muster.Server.Alerts.Pages;

public sealed class SilenceConsole(SilenceLists lists, OrganisationReader organisations, TimeProvider clock)
{
    public async Task<SilencesModel> ReadAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ImmutableArray<ListedSilence> known = await lists.ListAsync(cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        Caller reader = Caller.Require(user);
        return new(
            [.. known.Where(one => one.State != SilenceState.Expired).OrderByDescending(one => one.IsToReview)],
            [.. known.Where(one => one.State == SilenceState.Expired).Reverse()],
            organisation,
            reader,
            now,
            SilenceForm.Empty,
            WindowForm.Empty(organisation, reader.Person, now)
        );
    }
}
