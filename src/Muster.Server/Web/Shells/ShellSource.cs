// The frame's facts from the read models: what is open, what rings, who is on call, whether the engine runs.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Shells;

public sealed class ShellSource(
    IViewStore views,
    Engine.Projections.OpenIncidents incidents,
    RingingPages ringing,
    OrganisationReader organisation,
    EngineHealth health,
    TimeProvider clock
) : IShellSource
{
    private static readonly string[] FiringGroups = [Engine.Projections.Views.Paged, Engine.Projections.Views.Held];
    private static readonly string[] OpenReviews = [Engine.Projections.Views.Open, Engine.Projections.Views.Overdue];

    public async ValueTask<Shell> ForAsync(HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Caller.Of(http.User) is not { } caller)
        {
            return new Shell();
        }

        Organisation known = await organisation.CurrentAsync(cancellation);
        ImmutableArray<RingingPage> pages = caller.Person is { } person ? await ringing.OfAsync(person, cancellation) : [];
        return new Shell
        {
            Me = new Person(caller.Person is { } me && known.Person(me) is { } found ? found.Name : caller.Name),
            OpenIncidents = await incidents.CountAsync(cancellation),
            FiringAlerts = await views.CountAsync(Engine.Projections.Views.Group, FiringGroups, cancellation),
            ReviewsDue = await views.CountAsync(Engine.Projections.Views.Review, OpenReviews, cancellation),
            Page = pages.IsEmpty ? null : Notice(pages[0], pages.Length - 1),
            OnCall = caller.Person is { } somebody ? Duties.Of(somebody, known, clock.GetUtcNow()) : null,
            Warning = Warning(health.Report()),
        };
    }

    private static PageNotice Notice(RingingPage page, int others) =>
        new(page.Id.Value, page.PagedAs, page.AckUrl)
        {
            About = page.Title,
            Href = page.Href,
            EscalatesTo = page.EscalatesTo,
            EscalatesAt = page.EscalatesAt,
            DeclineUrl = page.DeclineUrl,
            Others = others,
        };

    private static string? Warning(EngineReport report) =>
        report.IsHealthy
            ? null
            : $"Muster may not be paging people: {report.Problems[0]} Look at /healthz, and call people by phone until it is well.";
}
