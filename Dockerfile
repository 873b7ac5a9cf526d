# The container image: docs/OPERATIONS.md, Install. ContainerTests reads this file, and runs what the image copies.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# SQLite's library stays a file beside the program: nothing is unpacked at start, and /tmp may forbid execution.
RUN dotnet publish Services86.Host -p:PublishProfile=single-file -p:IncludeNativeLibrariesForSelfExtract=false -p:RestoreLockedMode=true -o /app
RUN mkdir -m 0700 /data

# No shell and no package manager, but ICU, by which names are compared, the time zones, OpenSSL and root certificates.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
COPY --from=build /app /app
COPY --from=build --chown=1654:1654 --chmod=0700 /data /data

# 1654 is the user 'app' of the image. By number, so that Kubernetes can check runAsNonRoot.
USER 1654:1654
ENV ASPNETCORE_URLS=http://+:5086
# Set by the image; ASPNETCORE_URLS and it together are a warning at each start.
ENV ASPNETCORE_HTTP_PORTS=
# No sockets for debuggers in /tmp.
ENV DOTNET_EnableDiagnostics=0
WORKDIR /data
VOLUME /data
EXPOSE 5086
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/app/Services86.Host", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/Services86.Host"]
