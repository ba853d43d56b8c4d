// The load: so many viewers for so long, and their metrics.
using StreamFlow.Hosting;

namespace StreamFlow.Load;

internal static class LoadPart
{
    public static Task RunAsync(string[] settings)
    {
        WebApplicationBuilder builder = Part.Builder(7604, settings);
        LoadPlan plan = LoadPlan.Of(builder.Configuration);
        HttpClient gateway = builder.Configuration.Client("gateway", 7600, plan.Wait);
        builder.Services.AddHostedService(services => new Viewers(plan, gateway, services.GetRequiredService<IHostApplicationLifetime>()));
        return Part.With(builder).RunAsync();
    }
}
