// Reads a film through the cache.
using System.Net;

namespace StreamFlow.Films;

/// <summary>Only a good answer fills the cache: what the database answers after its caller has gone helps nobody.</summary>
internal sealed class FilmReader(HttpClient cache, HttpClient database, Switches switches)
{
    /// <summary>
    /// The film's text; null when there is none. The database is given the client's time to answer, then this throws TaskCanceledException; a
    /// refusal is an HttpRequestException.
    /// </summary>
    public async Task<string?> ReadAsync(int id)
    {
        string entry = $"/entries/film-{id}";
        if (switches.ReadsCache && await CachedAsync(entry) is { } cached)
        {
            return cached;
        }

        using HttpResponseMessage answer = await database.GetAsync($"/films/{id}");
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        string film = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        using HttpResponseMessage put = await cache.PutAsync(entry, new StringContent(film));
        return film;
    }

    private async Task<string?> CachedAsync(string entry)
    {
        using HttpResponseMessage answer = await cache.GetAsync(entry);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }
}
