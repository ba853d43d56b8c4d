// What the API answers about bulletins: how one stands, also after a write, or why that was refused.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;
using static Muster.Core.StatusPage.BulletinCommand;

namespace Muster.Server.StatusPage.Api;

/// <summary>The answer to a write is read after it, so that its ETag is the version of just what it shows.</summary>
public sealed class BulletinAnswers(BulletinWriter writer, BulletinReader reader, PublicSuggestions suggestions)
{
    private static readonly string[] Listed = [Views.Open, Views.Closed, Views.Withdrawn, "all"];

    public async Task<Results<Ok<BulletinItems>, ProblemHttpResult>> ListAsync(
        string status,
        string? cursor,
        int limit,
        CancellationToken cancel
    )
    {
        if (!ListQuestion.TryRead(status, Listed, cursor, limit, out ViewCursor? after, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        (ImmutableArray<Bulletin> found, string? next) = await reader.ListAsync(status == "all" ? [] : [status], after, limit, cancel);
        return TypedResults.Ok(new BulletinItems([.. found.Select(BulletinDetail.Of)], next));
    }

    public async Task<Results<Ok<BulletinDetail>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(string id, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!BulletinId.TryParse(id, out BulletinId bulletin))
        {
            return Unknown(id);
        }

        (Bulletin read, int version) = await reader.ReadAsync(bulletin, http.RequestAborted);
        if (!read.Exists)
        {
            return Unknown(id);
        }

        Versions.Put(http.Response, version);
        return Versions.Has(http.Request, version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(BulletinDetail.Of(read) with { Version = version });
    }

    public async Task<Results<Created<BulletinDetail>, ProblemHttpResult>> PublishAsync(PublishBulletinBody said, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(said);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        PublicSuggestion? inside = said.Incident is { } named ? await suggestions.OfAsync(named, CancellationToken.None) : null;
        return await OpenedAsync(
            http,
            await writer.OpenAsync(
                said.Incident,
                said.Override ?? [],
                asking,
                (id, known, made, now) =>
                    new OpenIncident(
                        id,
                        known,
                        EdgeText.Line(said.Title, ApiJson.TextBytesMax),
                        said.Incident,
                        inside?.Severity,
                        said.Impact ?? inside?.Impact ?? BulletinImpact.Minor,
                        said.Status,
                        [.. said.Components ?? inside?.Components ?? []],
                        said.Body,
                        said.NextUpdateAt,
                        said.StartedAt ?? inside?.StartedAt,
                        made,
                        asking.By,
                        now
                    )
            )
        );
    }

    public async Task<Results<Created<BulletinDetail>, ProblemHttpResult>> PlanAsync(PlanMaintenanceBody said, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(said);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        return await OpenedAsync(
            http,
            await writer.OpenAsync(
                incident: null,
                said.Override ?? [],
                asking,
                (id, known, made, now) =>
                    new PlanMaintenance(
                        id,
                        known,
                        EdgeText.Line(said.Title, ApiJson.TextBytesMax),
                        [.. said.Components ?? []],
                        said.Body,
                        said.From,
                        said.Until,
                        made,
                        asking.By,
                        now
                    )
            )
        );
    }

    /// <param name="answered">The linter's rules that whoever publishes answers for.</param>
    /// <param name="command">Made for who asks, the organisation, a fresh id and the instant at which it is decided.</param>
    public async Task<Results<Ok<BulletinDetail>, ProblemHttpResult>> WriteAsync(
        string id,
        ImmutableArray<string> answered,
        HttpContext http,
        Func<Asking, Organisation, string, DateTimeOffset, BulletinCommand> command
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!BulletinId.TryParse(id, out BulletinId bulletin))
        {
            return Unknown(id);
        }

        Outcome outcome = await writer.WriteAsync(bulletin, answered, asking, (known, made, now) => command(asking, known, made, now));
        return outcome is Outcome.Refused { Why: var why } ? why.ToProblem() : TypedResults.Ok(await AfterAsync(bulletin, http, outcome));
    }

    private async Task<Results<Created<BulletinDetail>, ProblemHttpResult>> OpenedAsync(
        HttpContext http,
        (Outcome Outcome, BulletinId? Id) opened
    )
    {
        if (opened.Outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        BulletinId id = opened.Id ?? throw new InvalidOperationException("A bulletin was published and its number is not known.");
        return TypedResults.Created($"{BulletinsApi.Path}/{id}", await AfterAsync(id, http, opened.Outcome));
    }

    private async Task<BulletinDetail> AfterAsync(BulletinId id, HttpContext http, Outcome outcome)
    {
        (Bulletin read, int version) = await reader.ReadAsync(id, CancellationToken.None);
        Versions.Put(http.Response, version);
        return BulletinDetail.Of(read) with
        {
            Version = version,
            Written = new(null, (outcome as Outcome.Done)?.Nothing, outcome is Outcome.AlreadyDone),
        };
    }

    private static ProblemHttpResult Unknown(string id) =>
        Rejection
            .NotFound(
                "bulletin.not_found",
                $"There is no bulletin '{EdgeText.Line(id, EdgeLimits.NameBytes)}' on the status page. Look at the list of bulletins for its id."
            )
            .ToProblem();
}
