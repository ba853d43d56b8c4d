// What the server answered: its JSON as it is, and what the CLI reads of it.
using System.Text.Json;

namespace Muster.Cli.Api;

/// <summary><see cref="Raw"/> is what --json prints, so that scripts see all that the API says, whatever the CLI knows of it.</summary>
internal sealed record Reply<T>(JsonElement Raw, T Value);
