// Applies files of SLOs, retires one and brings it back, in one way for the console, the API and the bin.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Slos.Document;
using Muster.Server.Web.Api;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos;

public sealed class SloWriter(CommandRunner runner, IViewStore views)
{
    /// <summary>Each is asked for each minute.</summary>
    public const int Max = 500;

    /// <summary>What the files would do; nothing is changed.</summary>
    public async Task<(ImmutableArray<SloChange> Changes, Rejection? Why)> PreviewAsync(SloWish wish, CancellationToken cancel)
    {
        OpenSloReading reading = Read(wish);
        return reading.Mistakes.IsEmpty
            ? Plan(reading.Definitions, wish, await RowsAsync(cancel))
            : ([], SloRefusals.InvalidFiles(reading.Mistakes));
    }

    /// <summary>All of it, or none.</summary>
    public async Task<(ImmutableArray<SloChange> Changes, Outcome Outcome)> ApplyAsync(SloWish wish, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        OpenSloReading reading = Read(wish);
        if (!reading.Mistakes.IsEmpty)
        {
            return ([], new Outcome.Refused(SloRefusals.InvalidFiles(reading.Mistakes)));
        }

        ImmutableArray<SloDefinition> definitions = reading.Definitions;
        ImmutableArray<SloChange> changes = [];
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                (changes, Rejection? why) = Plan(definitions, wish, await RowsAsync(cancel));
                foreach (SloChange change in changes.Where(change => change.Change != SloChangeKind.Kept))
                {
                    SloCommand command =
                        change.Change == SloChangeKind.Retired
                            ? new SloCommand.Retire(wish.Reason, asking.By, work.Now)
                            : new SloCommand.Define(definitions.First(one => one.Slo.Id == change.Slo), asking.By, work.Now);
                    why ??= await work.DecideSloAsync(change.Slo, command, cancel);
                }

                return why;
            },
            CancellationToken.None
        );
        if (outcome is Outcome.AlreadyDone)
        {
            (changes, _) = Plan(definitions, wish with { Retires = null }, await RowsAsync(CancellationToken.None));
        }

        return (changes, outcome);
    }

    public Task<Outcome> RetireAsync(SloId slo, string reason, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        return runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideSloAsync(slo, new SloCommand.Retire(reason, asking.By, work.Now), cancel),
            CancellationToken.None
        );
    }

    public Task<Outcome> RestoreAsync(SloId slo, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        return runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideSloAsync(slo, new SloCommand.Restore(asking.By, work.Now), cancel),
            CancellationToken.None
        );
    }

    private static OpenSloReading Read(SloWish wish) =>
        OpenSloReader.Read([.. wish.Files.Select(file => (file.Name, EdgeText.Clean(file.Text, YamlText.CharactersMax + 1)))]);

    private async Task<IReadOnlyList<SloRow>> RowsAsync(CancellationToken cancel) =>
        [.. (await views.AllAsync(Views.Slo, [], cancel)).Select(view => view.Row<SloRow>())];

    /// <summary>In the order of the files, and then what no file has.</summary>
    private static (ImmutableArray<SloChange> Changes, Rejection? Why) Plan(
        ImmutableArray<SloDefinition> definitions,
        SloWish wish,
        IReadOnlyList<SloRow> rows
    )
    {
        Dictionary<SloId, SloRow> known = rows.ToDictionary(row => row.Id);
        HashSet<SloId> written = [.. definitions.Select(one => one.Slo.Id)];
        ImmutableArray<SloChange> changes =
        [
            .. definitions.Select(one => new SloChange(one.Slo.Id, KindOf(one, known.GetValueOrDefault(one.Slo.Id)))),
            .. rows.Where(row => row.Retirement is null && !written.Contains(row.Id))
                .OrderBy(row => row.Id.Value, StringComparer.Ordinal)
                .Select(row => new SloChange(row.Id, wish.Prune ? SloChangeKind.Retired : SloChangeKind.Kept)),
        ];
        int inUse = changes.Count(change => change.Change != SloChangeKind.Retired);
        int retired = changes.Length - inUse;
        return (
            changes,
            inUse > Max ? SloRefusals.TooMany(inUse)
            : wish.Retires is { } agreed && agreed != retired ? SloRefusals.OtherCount(agreed, retired)
            : null
        );
    }

    private static SloChangeKind KindOf(SloDefinition definition, SloRow? known) =>
        known is null ? SloChangeKind.Added
        : known.Retirement is not null ? SloChangeKind.Restored
        : known.Definition.Says(definition) ? SloChangeKind.Unchanged
        : SloChangeKind.Changed;
}
