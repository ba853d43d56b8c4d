// The executable `streamflow`: starts one part of a small video service by its name.
using StreamFlow.Cache;
using StreamFlow.Database;
using StreamFlow.Films;
using StreamFlow.Gateway;
using StreamFlow.Load;

string[] settings = [.. args.Skip(1)];
Func<string[], Task>? part = args.FirstOrDefault() switch
{
    "gateway" => GatewayPart.RunAsync,
    "service" => FilmsPart.RunAsync,
    "cache" => CachePart.RunAsync,
    "database" => DatabasePart.RunAsync,
    "load" => LoadPart.RunAsync,
    _ => null,
};
if (part is null)
{
    await Console.Error.WriteLineAsync(
        "streamflow gateway|service|cache|database|load [--urls http://127.0.0.1:PORT] [--SETTING VALUE ...]"
    );
    return 2;
}

await part(settings);
return 0;
