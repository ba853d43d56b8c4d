// A whole Muster server on a free port, with a directory of its own.
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Engine.Pager;
using Muster.Server.Hosting;
using Muster.Server.Settings.Accounts;
using Muster.Server.Settings.SignIn;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Drivers;

/// <summary>The real host, the real web server, the real database; only the clock can be moved.</summary>
public sealed class MusterServer : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo _directory;
    private readonly bool _ownsDirectory;
    private readonly WebApplication _app;

    private MusterServer(WebApplication app, DirectoryInfo directory, bool ownsDirectory, MovableClock clock)
    {
        _app = app;
        _directory = directory;
        _ownsDirectory = ownsDirectory;
        Clock = clock;
        Url = new Uri(app.Urls.First());
    }

    public Uri Url { get; }

    public MovableClock Clock { get; }

    public string Directory => _directory.FullName;

    public IServiceProvider Services => _app.Services;

    public LogLines Log => _app.Services.GetRequiredService<LogLines>();

    public static async Task<MusterServer> StartAsync(
        Func<MusterOptions, MusterOptions>? set = null,
        Action<IServiceCollection>? change = null,
        DirectoryInfo? directory = null
    )
    {
        DirectoryInfo own = directory ?? System.IO.Directory.CreateTempSubdirectory("muster-server-");
        MusterOptions options = new() { DataDirectory = own.FullName, Urls = ["http://127.0.0.1:0"] };
        MovableClock clock = new();
        WebApplication app = MusterHost.Build(
            set is null ? options : set(options),
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddSingleton(new EngineOptions { Node = "test", Exit = _ => { } });
                services.Remove(
                    services.Single(one => one.ImplementationType == typeof(Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider))
                );
                services.AddSingleton<LogLines>().AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogLines>());
                change?.Invoke(services);
            }
        );
        await MusterHost.StartAsync(app, TestContext.Current.CancellationToken);
        return new(app, own, directory is null, clock);
    }

    /// <summary>Without redirects and cookies, so that a test sees each answer; what the API answers must be what its description says.</summary>
    public HttpClient Client(string? key = null)
    {
        SocketsHttpHandler plain = new() { AllowAutoRedirect = false, UseCookies = false };
        HttpClient client = new(new DescribedAnswers(plain)) { BaseAddress = Url };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    public async Task<string> KeyAsync(string scope = ApiKeyScope.Intake, string? person = null, string? name = null)
    {
        NewApiKey made = await _app
            .Services.GetRequiredService<ApiKeys>()
            .CreateAsync(
                name ?? "key-" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(8),
                scope,
                person is null ? null : PersonId.Parse(person),
                "system:test",
                TestContext.Current.CancellationToken
            );
        return ((NewApiKey.Created)made).Token;
    }

    /// <summary>Makes an account; answers its id.</summary>
    public async Task<string> AccountAsync(string name, string role)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        AccountResult made = await scope
            .ServiceProvider.GetRequiredService<AccountWriter>()
            .CreateAsync(new(Email(name), name, role, Password), AccountWriter.Local, TestContext.Current.CancellationToken);
        return ((AccountResult.Done)made).Account.Id;
    }

    /// <summary>Disables an account, as an admin does.</summary>
    public async Task DisableAsync(string account)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        AccountResult done = await scope
            .ServiceProvider.GetRequiredService<AccountWriter>()
            .DisableAsync(account, "left", AccountWriter.Local, TestContext.Current.CancellationToken);
        Assert.IsType<AccountResult.Done>(done);
    }

    public static string Email(string name) => name.ToLowerInvariant() + "@example.org";

    /// <summary>A browser in which this person, who gets an account if they have none, has signed in.</summary>
    public async Task<Browser> SignedInAsync(string name, string role = AccountRole.Responder)
    {
        if (await _app.Services.GetRequiredService<AccountBook>().OfPersonAsync(PersonId.Parse(name.ToLowerInvariant()), default) is null)
        {
            await AccountAsync(name, role);
        }

        Browser browser = new(Url);
        HttpResponseMessage answer = await browser.SignInAsync(Email(name), Password);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    public Task<string?> FirstRunLinkAsync() =>
        _app.Services.GetRequiredService<FirstRun>().LinkAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsDirectory)
        {
            _directory.Delete(recursive: true);
        }
    }
}
