// Reads answers as their readers do.
using System.Net;
using System.Text;
using System.Text.Json;

namespace Muster.Server.Tests.Drivers;

public static class Answers
{
    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status = HttpStatusCode.OK)
    {
        HttpResponseMessage answer = await asked;
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} {answer.StatusCode}: {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, string json) =>
        client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PutJsonAsync(this HttpClient client, string path, string json) =>
        client.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    /// <summary>What was answered: its body as JSON, undefined when there is none.</summary>
    /// <param name="body">An object to be written as JSON, or a text to be sent as it stands; null for no body.</param>
    public static async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Answer)> SendJsonAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers
    )
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            string text = body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string answered = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, answered.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(answered), answer);
    }
}
