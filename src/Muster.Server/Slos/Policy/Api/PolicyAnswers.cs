// What the API answers about the error budget policy and the gate, or why something was refused.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Policy.Api;

public sealed class PolicyAnswers(
    PolicyReader reader,
    PolicyWriter writer,
    GateReader gate,
    OrganisationReader organisations,
    TimeProvider clock
)
{
    /// <summary>A pipeline's name for a change: a commit, a build, a link.</summary>
    private const int ChangeBytesMax = 200;

    public async Task<Ok<PolicyDetail>> ShowAsync(CancellationToken cancel) =>
        TypedResults.Ok(PolicyDetail.Of(await reader.ReadAsync(cancel), clock.GetUtcNow()));

    public async Task<Results<Ok<GateItem>, ProblemHttpResult>> GateAsync(string name, string? kind, string? change, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (kind is not null && !Slug.IsValid(kind))
        {
            return PolicyRefusals
                .Invalid([new("kind", $"'{EdgeText.Line(kind, 60)}' is no kind of change: use a-z, 0-9 and hyphen.")])
                .ToProblem();
        }

        string known = EdgeText.Line(change ?? "", ChangeBytesMax);
        (var status, GateAnswer? answer, Rejection? why) = await gate.AskAsync(
            name,
            kind ?? GateDefaults.Kind,
            known,
            Caller.Require(http.User).Actor,
            http.RequestAborted
        );
        return why is not null
            ? why.ToProblem()
            : TypedResults.Ok(
                GateItem.Of(status!, answer!, known.Length > 0 ? known : null, await organisations.CurrentAsync(http.RequestAborted))
            );
    }

    public Task<Results<Ok<PolicyDetail>, ProblemHttpResult>> WriteAsync(PolicyBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(http);
        return AnswerAsync(http, asking => writer.WriteAsync(body.Text, asking));
    }

    public Task<Results<Ok<PolicyDetail>, ProblemHttpResult>> SignAsync(SignPolicyBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(http);
        return AnswerAsync(http, asking => writer.SignAsync(body.Hash, body.As, Caller.Require(http.User), asking));
    }

    public async Task<Results<Ok<OverrideItem>, ProblemHttpResult>> AskOverrideAsync(string slo, OverrideGateBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(http);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!DurationText.TryParse(body.For, out TimeSpan length))
        {
            return PolicyRefusals
                .Invalid([new("for", DurationText.Refusal(body.For, $"'{EdgeText.Line(body.For, 60)}' is no duration: write it as 4h."))])
                .ToProblem();
        }

        (Outcome outcome, string id) = await writer.AskOverrideAsync(slo, body.Reason, length, Caller.Require(http.User), asking);
        return await OverrideAsync(outcome, id);
    }

    /// <summary>Of an override that is one of this SLO.</summary>
    public async Task<Results<Ok<OverrideItem>, ProblemHttpResult>> DecideOverrideAsync(
        string slo,
        string id,
        DecideOverrideBody body,
        HttpContext http
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(http);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        BudgetPolicyBook book = await reader.ReadAsync(CancellationToken.None);
        if (book.Override(id)?.Slo.Value != slo)
        {
            return PolicyRefusals.NoOverride(slo, id).ToProblem();
        }

        Outcome outcome =
            body.Decision == OverrideDecision.Agree
                ? await writer.GrantOverrideAsync(id, Caller.Require(http.User), asking)
                : await writer.EndOverrideAsync(id, asking);
        return await OverrideAsync(outcome, id);
    }

    private async Task<Results<Ok<OverrideItem>, ProblemHttpResult>> OverrideAsync(Outcome outcome, string id)
    {
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        BudgetPolicyBook book = await reader.ReadAsync(CancellationToken.None);
        return TypedResults.Ok(OverrideItem.Of(book.Override(id)!, book, clock.GetUtcNow()));
    }

    private async Task<Results<Ok<PolicyDetail>, ProblemHttpResult>> AnswerAsync(HttpContext http, Func<Asking, Task<Outcome>> write)
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        Outcome outcome = await write(asking);
        return outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(
                PolicyDetail.Of(await reader.ReadAsync(CancellationToken.None), clock.GetUtcNow()) with
                {
                    Written = new(null, (outcome as Outcome.Done)?.Nothing, outcome is Outcome.AlreadyDone),
                }
            );
    }
}
