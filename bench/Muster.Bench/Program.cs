// Measures Muster beside a peer on the same work in the same run, and prints one table.
using Muster.Bench.Asking;
using Muster.Bench.Pages;
using Muster.Bench.Servers;
using Muster.Bench.Telling;
using Muster.Bench.Work;
using Muster.Server.Hosting;

(BenchOptions? options, IReadOnlyList<string> wrong) = BenchOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync($"bench: {string.Join(' ', wrong)}{Environment.NewLine}{BenchOptions.Usage}");
    return 2;
}

await using PageReceiver receiver = new();
await using MusterTemplate? template = options.NeedsServers ? await MusterTemplate.CreateAsync(receiver.Url) : null;
BenchRun bench = new(options, receiver, template, new Figures(), Console.Error, SystemClock.Start().GetUtcNow());
try
{
    await Works.RunAsync(bench);
}
catch (Exception failed) when (failed is InvalidOperationException or TimeoutException or HttpRequestException)
{
    await Console.Error.WriteLineAsync($"bench: {failed.Message} The figures so far follow.");
    Console.WriteLine(Table.Text(bench.Figures));
    return 1;
}

Console.WriteLine(options.IsMarkdown ? Table.Markdown(bench.Figures) : Table.Text(bench.Figures));
if (options.Json is { } file)
{
    await File.WriteAllTextAsync(file, Table.Json(bench.Figures));
}

IReadOnlyList<string> missing = Works.Missing(bench);
if (missing.Count > 0)
{
    await Console.Error.WriteLineAsync($"bench: these figures are missing: {string.Join("; ", missing)}.");
}

return missing.Count > 0 ? 1 : 0;
