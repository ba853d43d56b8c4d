// What the API answers about SLOs: how they stand, what files do, or why something was refused.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Slos;
using Muster.Server.Web.Api;

namespace Muster.Server.Slos.Api;

public sealed class SloAnswers(SloReader reader, SloCharges charges, SloWriter writer)
{
    public async Task<Ok<SloList>> ListAsync(CancellationToken cancel) =>
        TypedResults.Ok(new SloList([.. (await reader.AllAsync(cancel)).Select(SloItem.Of)]));

    public async Task<Results<Ok<SloDetail>, ProblemHttpResult>> ShowAsync(string name, CancellationToken cancel) =>
        await reader.FindAsync(name, cancel) is { } status
            ? TypedResults.Ok(await DetailAsync(status, cancel))
            : SloRefusals.NotFound(name).ToProblem();

    public async Task<Results<Ok<AppliedSlos>, ProblemHttpResult>> ApplyAsync(ApplySlosBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(http);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        SloWish wish = new([.. body.Files.Select(file => (file.Name, file.Text))], body.Prune, body.Retires, body.Reason);
        if (body.DryRun)
        {
            (ImmutableArray<SloChange> would, Rejection? wrong) = await writer.PreviewAsync(wish, http.RequestAborted);
            return wrong is null ? TypedResults.Ok(new AppliedSlos(Applied: false, would)) : wrong.ToProblem();
        }

        (ImmutableArray<SloChange> changes, Outcome outcome) = await writer.ApplyAsync(wish, asking);
        return outcome is Outcome.Refused { Why: var why } ? why.ToProblem() : TypedResults.Ok(new AppliedSlos(Applied: true, changes));
    }

    public async Task<Results<Ok<SloDetail>, ProblemHttpResult>> RetireAsync(string name, RetireSloBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!Slug.IsValid(name))
        {
            return SloRefusals.NotFound(name).ToProblem();
        }

        Outcome outcome = await writer.RetireAsync(SloId.Parse(name), body.Reason, asking);
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        SloStatus status = (await reader.FindAsync(name, CancellationToken.None))!;
        return TypedResults.Ok(
            (await DetailAsync(status, CancellationToken.None)) with
            {
                Written = new(null, (outcome as Outcome.Done)?.Nothing, outcome is Outcome.AlreadyDone),
            }
        );
    }

    private async Task<SloDetail> DetailAsync(SloStatus status, CancellationToken cancel)
    {
        ImmutableArray<SloChargeItem>.Builder items = ImmutableArray.CreateBuilder<SloChargeItem>();
        for (int goal = 0; goal < status.Goals.Length; goal++)
        {
            foreach (ChargedIncident one in await charges.OfAsync(status, status.Goals[goal], cancel))
            {
                items.Add(new(goal, one.Spent.Incident, one.Incident?.Title, one.Spent.Bad, one.Spent.Share));
            }
        }

        return new(SloItem.Of(status), status.Row.Definition.Text, items.ToImmutable());
    }
}
