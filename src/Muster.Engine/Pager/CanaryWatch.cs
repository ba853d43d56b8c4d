// Keeps the canary pages as the organisation declares them, and says on every node when they do not arrive.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>The first canary page of a service is due when it is declared. Health is red while one that did not arrive is the latest.</summary>
public sealed class CanaryWatch : ICycle
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly Actor By = Actor.System("canary");

    private readonly OrganisationReader _organisations;
    private readonly CommandRunner _runner;
    private readonly IViewStore _views;
    private readonly TimeProvider _clock;
    private ImmutableArray<Trouble> _lost = [];
    private int? _version;
    private bool _isAny;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public CanaryWatch(OrganisationReader organisations, CommandRunner runner, IViewStore views, Troubles troubles, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(troubles);
        (_organisations, _runner, _views, _clock) = (organisations, runner, views, clock);
        troubles.Watch(() => _lost);
    }

    public string Name => "canaries";

    public Wake Signal(Wake commits) => commits.Streams(Organisation.Category);

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        (Organisation organisation, int version) = await _organisations.WithVersionAsync(stop);
        if (version != _version)
        {
            await DeclareAsync(organisation, stop);
            _version = version;
        }
        else if (!_isAny || now < _next)
        {
            return _isAny ? _next : null;
        }

        ImmutableArray<CanaryRow> rows = await RowsAsync(stop);
        _isAny = rows.Length > 0;
        _lost = [.. rows.Where(row => row.LostSince is not null).Select(row => Lost(organisation, row))];
        _next = now + Every;
        return _isAny ? _next : null;
    }

    private async Task<ImmutableArray<CanaryRow>> RowsAsync(CancellationToken cancel) =>
        [.. (await _views.AllAsync(Views.Canary, [Views.Open], cancel)).Select(view => view.Row<CanaryRow>())];

    private async Task DeclareAsync(Organisation organisation, CancellationToken cancel)
    {
        Service[] declared = [.. organisation.Services.Values.Where(service => service.Canary is not null)];
        IEnumerable<ServiceId> gone = (await RowsAsync(cancel)).Select(row => row.Service).Except(declared.Select(service => service.Id));
        foreach (ServiceId service in gone)
        {
            await _runner.RunAsync(null, (work, late) => CloseAsync(work, service, late), CancellationToken.None);
        }

        foreach (Service service in declared)
        {
            await _runner.RunAsync(null, (work, late) => OpenAsync(work, service.Id, service.Canary!.Every, late), CancellationToken.None);
        }
    }

    /// <summary>Of several nodes the first one sets the timer; nothing changes where it is set.</summary>
    private async Task<Rejection?> OpenAsync(Work work, ServiceId service, TimeSpan every, CancellationToken cancel)
    {
        View? read = await _views.FindAsync(Views.Canary, service.Value, cancel);
        CanaryRow? row = read?.Row<CanaryRow>();
        if (read?.Status != Views.Open || row!.Every != every)
        {
            work.Put(((row ?? CanaryRow.New(service, every)) with { Every = every }).ToView(work.Now), read);
            work.SetTimer(EngineTimers.ForCanary(service, work.Now));
        }

        return null;
    }

    private async Task<Rejection?> CloseAsync(Work work, ServiceId service, CancellationToken cancel)
    {
        if (await _views.FindAsync(Views.Canary, service.Value, cancel) is not { Status: Views.Open } read)
        {
            return null;
        }

        CanaryRow row = read.Row<CanaryRow>();
        if (row.Alarm is { } alarm)
        {
            const string why = "The organisation does not declare this canary page any more.";
            await work.DecidePageAsync(alarm, new PageCommand.Resolve(why, By, work.Now), cancel);
        }

        work.Put((row with { LostSince = null, Why = null, Alarm = null }).ToView(work.Now, Views.Closed), read);
        work.CancelTimer(EngineTimers.CanaryDueId(service));
        work.CancelTimer(EngineTimers.CanaryLateId(service));
        return null;
    }

    private static Trouble Lost(Organisation organisation, CanaryRow row) =>
        new(
            $"The canary page '{organisation.Service(row.Service)?.Name ?? row.Service.Value}' does not arrive",
            row.LostSince!.Value,
            "Other pages may not arrive either; look at the channel and at its provider. The next canary page that arrives ends this.",
            row.Why ?? ""
        );
}
