// Whether a request to an admin door has the key.
using System.Security.Cryptography;
using System.Text;

namespace StreamFlow.Hosting;

/// <summary>The key comes in the header X-StreamFlow-Key and is that of the environment's STREAMFLOW_KEY; without one the doors are shut.</summary>
internal static class AdminKey
{
    public static RouteGroupBuilder MapAdmin(this WebApplication app)
    {
        byte[] key = Encoding.UTF8.GetBytes(app.Configuration["STREAMFLOW_KEY"] ?? "");
        RouteGroupBuilder group = app.MapGroup("/admin");
        group.AddEndpointFilter(
            async (call, next) =>
            {
                byte[] shown = Encoding.UTF8.GetBytes(call.HttpContext.Request.Headers["X-StreamFlow-Key"].ToString());
                return key.Length > 0 && CryptographicOperations.FixedTimeEquals(key, shown)
                    ? await next(call)
                    : Results.Text(
                        "The header X-StreamFlow-Key must be the key that this part was started with. Nothing was changed.\n",
                        statusCode: 403
                    );
            }
        );
        return group;
    }
}
