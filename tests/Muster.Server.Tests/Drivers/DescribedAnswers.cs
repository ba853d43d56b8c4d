// Holds every real answer of the API against docs/openapi.json, so that the description cannot say another thing than the server does.
using System.Net;
using System.Text.Json;

namespace Muster.Server.Tests.Drivers;

/// <summary>Stands in the way of the clients of tests. What is no door of the description passes: pages, unknown addresses, methods that no route takes.</summary>
internal sealed class DescribedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly Lazy<JsonElement> Document = new(() =>
        JsonDocument.Parse(RepositoryFile.Read("docs/openapi.json")).RootElement
    );

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (Find(request) is { } operation && answer.StatusCode != HttpStatusCode.MethodNotAllowed)
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            string? breach = Breach(
                operation,
                (int)answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType,
                await answer.Content.ReadAsStringAsync(cancellationToken)
            );
            Assert.True(
                breach is null,
                $"{request.Method} {request.RequestUri!.AbsolutePath} {breach} Describe it at the route, or mend the answer."
            );
        }

        return answer;
    }

    private static JsonElement? Find(HttpRequestMessage request)
    {
        string[] asked = request.RequestUri!.AbsolutePath.Split('/');
        return Document
            .Value.GetProperty("paths")
            .EnumerateObject()
            .Where(path => Fits(path.Name.Split('/'), asked))
            .OrderBy(path => path.Name.Count(letter => letter == '{'))
            .Select(path => path.Value.TryGetProperty(Method(request), out JsonElement operation) ? operation : (JsonElement?)null)
            .FirstOrDefault();
    }

    private static string Method(HttpRequestMessage request) => request.Method.Method.ToLowerInvariant();

    private static bool Fits(string[] template, string[] asked) =>
        template.Length == asked.Length
        && template.Zip(asked).All(pair => (pair.First.StartsWith('{') && pair.Second.Length > 0) || pair.First == pair.Second);

    /// <summary>What the description does not say of this answer; null when it says all.</summary>
    private static string? Breach(JsonElement operation, int status, string? type, string body)
    {
        if (!operation.GetProperty("responses").TryGetProperty($"{status}", out JsonElement answer))
        {
            return $"answered {status}, which is not described: {body}.";
        }

        if (body.Length == 0)
        {
            return null;
        }

        if (!answer.TryGetProperty("content", out JsonElement content) || !content.TryGetProperty(type ?? "", out JsonElement described))
        {
            return $"answered {status} as {type}, which is not described: {body}.";
        }

        return
            type?.EndsWith("json", StringComparison.Ordinal) == true
            && SchemaFit.Breach(JsonDocument.Parse(body).RootElement, described.GetProperty("schema"), Document.Value) is { } breach
            ? $"answered {status} with a body of another form than described: {breach}"
            : null;
    }
}
