// The page on which an escalation policy is edited.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Catalog.Pages;

internal static class PolicyPages
{
    private static readonly Rejection Overtaken = new("policy.changed_meanwhile", "Somebody else saved this policy. Nothing was changed.");

    public static void MapPolicyPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes
            .MapGroup("/settings/escalation-policies/{id}")
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.Administer)
            .DisableAntiforgery();
        pages.MapGet("", ShowAsync);
        pages.MapPost("", SaveAsync);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, OrganisationReader organisations, TimeProvider clock)
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        return Find(organisation, id) is { } policy ? Page(http, organisation, EditedPolicy.Of(policy), clock) : Unknown(http);
    }

    /// <summary>What somebody else saved since the form was opened is not written over unseen: the form comes back and says so, and saving it again replaces that.</summary>
    private static async Task<IResult> SaveAsync(
        string id,
        HttpContext http,
        OrganisationReader organisations,
        CommandRunner runner,
        TimeProvider clock
    )
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        if (Find(organisation, id) is null || !http.Request.HasFormContentType)
        {
            return Unknown(http);
        }

        IFormCollection fields = await http.Request.ReadFormAsync(http.RequestAborted);
        (EscalationPolicy policy, EditedPolicy judged) = EditedPolicy.Of(new(id), fields).Read(organisation);
        if (!judged.Mistakes.IsEmpty)
        {
            return Page(http, organisation, judged, clock, StatusCodes.Status422UnprocessableEntity);
        }

        Asking asking = Asking.OfForm(http, fields);
        EscalationPolicy? other = null;
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                Organisation now = await work.OrganisationAsync(cancel);
                other = Find(now, id) is { } present && judged.IsChangedMeanwhile(present, policy) ? present : null;
                if (other is not null)
                {
                    return Overtaken;
                }

                Organisation wanted = now with { EscalationPolicies = now.EscalationPolicies.SetItem(id, policy) };
                return await work.DecideOrganisationAsync(
                    new OrganisationCommand.Put(wanted, Prune: false, "Edited in the console.", asking.By, work.Now),
                    cancel
                );
            },
            CancellationToken.None
        );
        return other is not null && outcome is Outcome.Refused
                ? Page(
                    http,
                    await organisations.CurrentAsync(http.RequestAborted),
                    judged.After(other),
                    clock,
                    StatusCodes.Status409Conflict
                )
            : outcome is Outcome.Refused refused
                ? PostResult.Refused(http, refused.Why.Kind.Status(), "It was not saved", refused.Why.Message, refused.Why.Code)
            : PostResult.SeeOther(http, $"/settings/escalation-policies/{id}?saved");
    }

    private static EscalationPolicy? Find(Organisation organisation, string id) =>
        Slug.IsValid(id) ? organisation.EscalationPolicy(new(id)) : null;

    private static IResult Unknown(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "There is no such escalation policy",
            "Nothing was changed.",
            back: "/escalation-policies"
        );

    private static IResult Page(
        HttpContext http,
        Organisation organisation,
        EditedPolicy edited,
        TimeProvider clock,
        int status = StatusCodes.Status200OK
    ) =>
        Fragment.Page<PolicyPage>(
            http,
            new
            {
                Edited = edited,
                Organisation = organisation,
                Now = clock.GetUtcNow(),
                Saved = http.Request.Query.ContainsKey("saved"),
            },
            status
        );
}
