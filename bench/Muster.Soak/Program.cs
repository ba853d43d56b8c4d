// Loads Muster, breaks it again and again, and accounts for everything that it promised.
using System.Data.Common;
using Muster.Server.Hosting;
using Muster.Soak.Asking;
using Muster.Soak.Faults;
using Muster.Soak.Rounds;

if (args is ["--help" or "-h"])
{
    await Console.Out.WriteLineAsync(SoakOptions.Usage);
    return 0;
}

(SoakOptions? options, IReadOnlyList<string> wrong) = SoakOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync($"soak: {string.Join(' ', wrong)}{Environment.NewLine}{SoakOptions.Usage}");
    return 2;
}

try
{
    return await new SoakRun(options, SystemClock.Start().GetUtcNow(), Console.Out).RunAsync() ? 0 : 1;
}
catch (Exception failed)
    when (failed is SoakException or TimeoutException or InvalidOperationException or HttpRequestException or IOException or DbException)
{
    await Console.Error.WriteLineAsync($"soak: seed {options.Seed}: {failed.Message}");
    return 1;
}
