// The organisation over the API: read it as the file, put the file, or ask what it would do.
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Server.Catalog.Document;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Catalog.Api;

internal static class OrganisationRoutes
{
    public const string Yaml = "application/yaml";
    public const string Json = "application/json";

    public static void MapOrganisation(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder organisation = routes.MapGroup("/api/v1/organisation").WithTags("Organisation").DisableAntiforgery();
        organisation
            .MapGet("", GetAsync)
            .RequireAuthorization(Policies.Read)
            .WithName("GetOrganisation")
            .WithSummary("The organisation as its file: YAML when it is asked for, else JSON; the version is the ETag")
            .WithVersionedReading()
            .WithMetadata(OrganisationFileDoor.Answers);
        organisation
            .MapPut("", PutAsync)
            .RequireAuthorization(Policies.Administer)
            .WithName("PutOrganisation")
            .WithSummary("Makes the organisation say what the file says. What the file leaves out is kept, unless prune is true")
            .WithWriteHeaders()
            .WithMetadata(OrganisationFileDoor.Takes)
            .Refuses(StatusCodes.Status400BadRequest, "request.malformed")
            .Refuses(StatusCodes.Status413PayloadTooLarge, "request.too_large")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "organisation.invalid");
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> GetAsync(HttpContext http, OrganisationReader reader)
    {
        (Organisation organisation, int version) = await reader.WithVersionAsync(http.RequestAborted);
        Versions.Put(http.Response, version);
        http.Response.Headers.Vary = HeaderNames.Accept;
        if (Versions.Has(http.Request, version))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        bool isYaml = http
            .Request.GetTypedHeaders()
            .Accept.Any(type => type.MediaType.Value?.Contains("yaml", StringComparison.OrdinalIgnoreCase) == true);
        return isYaml
            ? TypedResults.Content(OrganisationFileWriter.Write(organisation), Yaml, Encoding.UTF8)
            : TypedResults.Content(OrganisationFileJson.Write(organisation).ToJsonString(EventJson.Options), Json, Encoding.UTF8);
    }

    private static async Task<Results<Ok<OrganisationAnswer>, ProblemHttpResult>> PutAsync(
        HttpContext http,
        OrganisationFiles files,
        bool prune = false,
        bool dryRun = false,
        string reason = "not in the file any more"
    )
    {
        (string? file, ProblemHttpResult? unreadable) = await FileBody.ReadAsync(http.Request, http.RequestAborted);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (file is null)
        {
            return unreadable!;
        }

        if (dryRun)
        {
            (OrganisationProposal proposal, int stands) = await files.ProposeAsync(file, prune, reason, asking.By, http.RequestAborted);
            return proposal.Mistakes.Count > 0
                ? OrganisationFiles.Refusal(proposal).ToProblem()
                : TypedResults.Ok(new OrganisationAnswer(stands, IsApplied: false, proposal.Changes));
        }

        OrganisationChange change = await files.ApplyAsync(
            file,
            prune,
            reason,
            asking.By,
            asking.Operation,
            asking.Version,
            CancellationToken.None
        );
        return change.Outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(new OrganisationAnswer(change.Version, IsApplied: true, change.Proposal.Changes));
    }
}

/// <param name="Version">The version of the organisation that the file was compared with.</param>
/// <param name="IsApplied">False when it was only asked what would happen.</param>
/// <param name="Changes">Who is known by the e-mail address, what was, or would be, added, changed and retired, and what is kept though the file does not have it.</param>
internal sealed record OrganisationAnswer(int Version, bool IsApplied, IReadOnlyList<ProposedChange> Changes);
