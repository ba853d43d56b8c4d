// The page of the error budget policy and its forms, and those of overrides.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Server.Slos.Policy;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Document;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Public;

namespace Muster.Server.Slos.Pages;

public static class PolicyPages
{
    private const string Page = "/slos/policy";

    public static IEndpointRouteBuilder MapPolicyPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes.MapGroup(Page).RequireAuthorization(Policies.Read).ExcludeFromDescription();
        reading.MapGet("", PolicyAsync);
        reading.MapGet("/live", PolicyLiveAsync);
        RouteGroupBuilder writing = routes.MapGroup("/slos").ExcludeFromDescription().DisableAntiforgery();
        writing.MapPost("/policy", WriteAsync).RequireAuthorization(Policies.Administer);
        writing.MapPost("/policy/sign", SignAsync).RequireAuthorization(Policies.Respond);
        writing.MapPost("/{name}/overrides", AskAsync).RequireAuthorization(Policies.Respond);
        writing.MapPost("/{name}/overrides/{id}/agree", AgreeAsync).RequireAuthorization(Policies.Respond);
        writing.MapPost("/{name}/overrides/{id}/end", EndAsync).RequireAuthorization(Policies.Respond);
        return routes;
    }

    private static async Task<IResult> PolicyAsync(HttpContext http, PolicyViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.Page<PolicyPage>(http, new { Model = await views.PolicyAsync(http.User, rev, http.RequestAborted) });
    }

    private static Task<IResult> PolicyLiveAsync(HttpContext http, PolicyViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.LiveAsync<PolicyLive>(
            http,
            rev,
            async () => new { Model = await views.PolicyAsync(http.User, rev, http.RequestAborted) }
        );
    }

    private static Task<IResult> WriteAsync(HttpContext http, PolicyWriter writer) =>
        DoAsync(http, Page, (form, asking, _) => writer.WriteAsync(Text(form, "text"), asking));

    private static Task<IResult> SignAsync(HttpContext http, PolicyWriter writer) =>
        DoAsync(
            http,
            Page,
            (form, asking, caller) =>
                EnumNames.Read<PolicySide>(Text(form, "as")) is { } side
                    ? writer.SignAsync(Text(form, "hash"), side, caller, asking)
                    : Refuse("as", "Say for whom you sign: product or engineering.")
        );

    private static Task<IResult> AskAsync(string name, HttpContext http, PolicyWriter writer) =>
        DoAsync(
            http,
            SloOf(name),
            async (form, asking, caller) =>
                DurationText.TryParse(Text(form, "for"), out TimeSpan length)
                    ? (await writer.AskOverrideAsync(name, Text(form, "reason"), length, caller, asking)).Outcome
                    : await Refuse("for", "Say for how long, as 4h.")
        );

    private static Task<IResult> AgreeAsync(string name, string id, HttpContext http, PolicyWriter writer) =>
        DoAsync(http, SloOf(name), (_, asking, caller) => writer.GrantOverrideAsync(id, caller, asking));

    private static Task<IResult> EndAsync(string name, string id, HttpContext http, PolicyWriter writer) =>
        DoAsync(http, SloOf(name), (_, asking, _) => writer.EndOverrideAsync(id, asking));

    private static async Task<IResult> DoAsync(HttpContext http, string back, Func<IFormCollection, Asking, Caller, Task<Outcome>> act)
    {
        if (!http.Request.HasFormContentType)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status400BadRequest,
                "That request could not be read",
                "Nothing was changed. Use the forms of the page.",
                "request.malformed"
            );
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        Outcome outcome = await act(form, Asking.OfForm(http, form), Caller.Require(http.User));
        return outcome is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "That was not done", why.Whole(), why.Code, back)
            : PostResult.SeeOther(http, back);
    }

    private static Task<Outcome> Refuse(string field, string message) =>
        Task.FromResult<Outcome>(new Outcome.Refused(PolicyRefusals.Invalid([new(field, message)])));

    private static string Text(IFormCollection form, string field) => EdgeText.Clean(form[field].ToString(), YamlText.CharactersMax);

    private static string SloOf(string name) => Slug.IsValid(name) ? $"/slos/{name}" : "/slos";
}
