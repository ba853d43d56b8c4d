// What the API answers about drills: how one stands after a read or a write, or why it was refused.
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Drills.Pages;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Drills.Api;

public sealed class DrillAnswers(
    DrillReader reader,
    DrillWriter writer,
    DrillViews pages,
    DrillPars pars,
    DrillDeeds deeds,
    IViewStore views,
    TimeProvider clock
)
{
    private const int ListMax = 100;

    public async Task<Ok<DrillList>> ListAsync(CancellationToken cancel)
    {
        IReadOnlyList<View> open = await views.ListAsync(new(Views.Drill, [Views.Open], null, null, ListMax), cancel);
        IReadOnlyList<View> closed = await views.ListAsync(new(Views.Drill, [Views.Unjudged, Views.Closed], null, null, ListMax), cancel);
        return TypedResults.Ok(new DrillList([.. open.Concat(closed).Select(row => DrillItem.Of(row.Row<DrillRow>()))]));
    }

    public async Task<Results<Ok<DrillDetail>, ProblemHttpResult>> ReadAsync(string id, int since, HttpContext http)
    {
        if (!DrillId.TryParse(id, out DrillId drill) || await reader.ReadAsync(drill, http.RequestAborted) is not { } played)
        {
            return (await WhyNotAsync(id, http.RequestAborted)).ToProblem();
        }

        return TypedResults.Ok(Detail(played, since, Caller.Require(http.User).Actor));
    }

    /// <summary>304 costs a look at the stream, and no replay.</summary>
    public async Task<Results<Ok<DebriefDetail>, StatusCodeHttpResult, ProblemHttpResult>> DebriefAsync(
        string id,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return DrillRefusals.NoSuchDrill(id).ToProblem();
        }

        (Drill known, int version) = await reader.StreamAsync(drill, cancel);
        if (known.End is not null && DrillReader.ScenarioOf(known) is not null)
        {
            Versions.Put(http.Response, version);
            if (Versions.Has(http.Request, version))
            {
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            }
        }

        return await reader.WholeAsync(drill, cancel) is { } whole
            ? TypedResults.Ok(
                DebriefDetail.Of(
                    whole,
                    await pars.OfAsync(whole.Run.Variant),
                    await deeds.OfAsync(whole),
                    Caller.Require(http.User).Person,
                    await pages.NamesAsync(cancel)
                )
            )
            : (await pages.WhyNotAsync(drill, cancel)).ToProblem();
    }

    public async Task<Results<Created<DrillDetail>, ProblemHttpResult>> StartAsync(StartDrillBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        DrillWish wish = new(body.Scenario, body.Difficulty, body.Speed, body.Seed, body.PagesPeople);
        (Outcome outcome, DrillId? id) = await writer.StartAsync(wish, asking);
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        return id is { } started && await reader.ReadAsync(started, CancellationToken.None) is { } played
            ? TypedResults.Created($"/api/v1/drills/{started}", Detail(played, 0, asking.By))
            : DrillRefusals.StartedBefore.ToProblem();
    }

    public async Task<Results<Ok<DrillDetail>, ProblemHttpResult>> ActAsync(string id, ActBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return DrillRefusals.NoSuchDrill(id).ToProblem();
        }

        if (Arguments(body, out Rejection? unreadable) is not { } args)
        {
            return unreadable!.ToProblem();
        }

        (Outcome outcome, string? notDone) = await writer.ActAsync(drill, body.Do, body.Target ?? "", args, asking);
        return await AfterAsync(drill, outcome, notDone, asking.By);
    }

    /// <summary>Null when one of them is no text that can be kept.</summary>
    private static ImmutableSortedDictionary<string, string>? Arguments(ActBody body, out Rejection? why)
    {
        ImmutableSortedDictionary<string, string>.Builder args = ImmutableSortedDictionary.CreateBuilder<string, string>(
            StringComparer.Ordinal
        );
        List<FieldError> errors = [];
        foreach ((string name, JsonElement value) in body.Args ?? ImmutableSortedDictionary<string, JsonElement>.Empty)
        {
            try
            {
                if (value.ValueKind != JsonValueKind.Null)
                {
                    args[name] = EdgeText.Clean(value.ToString(), ApiJson.TextBytesMax);
                }
            }
            catch (InvalidOperationException)
            {
                errors.Add(
                    new(
                        $"args.{EdgeText.Line(name, EdgeLimits.NameBytes)}",
                        "It has half of a pair of letters (a lone surrogate); write the text anew."
                    )
                );
            }
        }

        why = errors.Count == 0 ? null : DrillRefusals.Invalid([.. errors]);
        return why is null ? args.ToImmutable() : null;
    }

    /// <param name="command">Makes the command from who asks and the instant.</param>
    public async Task<Results<Ok<DrillDetail>, ProblemHttpResult>> TurnAsync(
        string id,
        HttpContext http,
        Func<Actor, DateTimeOffset, DrillCommand> command
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        return DrillId.TryParse(id, out DrillId drill)
            ? await AfterAsync(drill, await writer.WriteAsync(drill, asking, now => command(asking.By, now)), notDone: null, asking.By)
            : DrillRefusals.NoSuchDrill(id).ToProblem();
    }

    private async Task<Results<Ok<DrillDetail>, ProblemHttpResult>> AfterAsync(DrillId id, Outcome outcome, string? notDone, Actor by)
    {
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        if (await reader.ReadAsync(id, CancellationToken.None) is not { } played)
        {
            return DrillRefusals.ScenarioChanged.ToProblem();
        }

        Reason? nothing = (outcome as Outcome.Done)?.Nothing;
        return TypedResults.Ok(
            Detail(played, played.Second, by) with
            {
                Written = new(null, nothing, outcome is Outcome.AlreadyDone),
                NotDone = notDone,
            }
        );
    }

    /// <summary>The last look at what was played: the next reader goes on from there.</summary>
    private DrillDetail Detail(PlayedDrill played, int since, Actor by)
    {
        DrillDetail detail = DrillDetail.Of(played, since, by, clock.GetUtcNow());
        reader.GiveBack(played);
        return detail;
    }

    private async Task<Rejection> WhyNotAsync(string id, CancellationToken cancel) =>
        DrillId.TryParse(id, out DrillId drill) ? await pages.WhyNotAsync(drill, cancel) : DrillRefusals.NoSuchDrill(id);
}
