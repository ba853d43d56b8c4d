// Finds the alerts that a request of Opsgenie's API speaks of.
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Intake.Opsgenie;

internal sealed class AlertFinder(IAlertStore alerts, ISignalSink sink, IViewStore views, OrganisationReader organisations)
{
    /// <summary>A list looks through the latest so many alerts; older ones are found by their id.</summary>
    public const int SearchedMax = 5_000;

    private const int Batch = 500;

    /// <summary>The alert of a path by <c>identifierType</c>: <c>id</c> (and <c>tiny</c>), or the alias of an open alert; null when there is none.</summary>
    public async Task<Alert?> FindAsync(HttpContext http, CancellationToken cancel)
    {
        await sink.SettledAsync(cancel);
        string identifier = PathPart.After(http, "/v2/alerts/");
        Alert? found =
            IsAlias(http) ? await alerts.FiringAsync(AlertSignals.FingerprintOf(IntakeKey.NameOf(http.User), identifier), cancel)
            : long.TryParse(identifier, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? await alerts.AlertAsync(id, cancel)
            : null;
        return found is null ? null : sink.AsHeard([found])[0];
    }

    public static bool IsAlias(HttpContext http) =>
        string.Equals(http.Request.Query["identifierType"], "alias", StringComparison.OrdinalIgnoreCase);

    /// <summary>An intake key acts on and reads what it raised itself.</summary>
    public static bool IsOwn(Alert alert, ClaimsPrincipal caller) => alert.Key == IntakeKey.NameOf(caller);

    /// <summary>A key of scope api reads everything, whatever door it came through.</summary>
    public static bool MayRead(Alert alert, ClaimsPrincipal caller) =>
        IsOwn(alert, caller) || caller.HasClaim(MusterClaims.Scope, ApiKeyScope.Api);

    /// <summary>What is asked for and this caller may read of the latest alerts, the latest first.</summary>
    /// <param name="enough">So many are enough; null for all.</param>
    public async Task<List<Alert>> LatestAsync(ClaimsPrincipal caller, AlertQuestion asked, int? enough, CancellationToken cancel)
    {
        await sink.SettledAsync(cancel);
        List<Alert> found = [];
        long? before = null;
        for (int looked = 0; looked < SearchedMax && (enough is null || found.Count < enough); looked += Batch)
        {
            IReadOnlyList<Alert> some = sink.AsHeard(await alerts.LatestAsync(asked.Firing, before, Batch, cancel));
            found.AddRange(some.Where(alert => MayRead(alert, caller) && asked.Holds(alert)));
            if (some.Count < Batch)
            {
                break;
            }

            before = some[^1].Id;
        }

        return found;
    }

    /// <summary>With the pages of their groups, in the same order.</summary>
    public async Task<IReadOnlyList<FoundAlert>> ShowAsync(IReadOnlyList<Alert> found, CancellationToken cancel)
    {
        Dictionary<AlertGroupId, PageId> pageOf = [];
        foreach (AlertGroupId group in found.Select(alert => alert.Group).OfType<AlertGroupId>().Distinct())
        {
            if ((await alerts.GroupAsync(group, cancel))?.Page is { } page)
            {
                pageOf[group] = page;
            }
        }

        var pages = await views.PagesAsync(pageOf.Values.Distinct(), cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        return
        [
            .. found.Select(alert =>
            {
                PageRow? page = alert.Group is { } group && pageOf.TryGetValue(group, out PageId id) ? pages.GetValueOrDefault(id) : null;
                return FoundAlert.Of(alert, page, page?.AcknowledgedBy is { } by ? organisation.Person(by)?.Email ?? by.Value : null);
            }),
        ];
    }
}
