-- What every connection asks for: an address at random from a file, as somebody at random who is logged in.
--
-- wrk ... -s load.lua ADDRESS -- FILE-OF-ADDRESSES FILE-OF-COOKIES

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

local function lines(file)
  local found = {}
  for line in io.lines(file) do found[#found + 1] = line end
  return found
end

local requests = {}
local size = 0

function init(args)
  math.randomseed(seed)
  local addresses, cookies = lines(args[1]), lines(args[2])
  -- Made beforehand, so that the driver costs little while it measures.
  size = 4096
  for i = 1, size do
    requests[i] = wrk.format("GET", addresses[math.random(#addresses)], { ["Cookie"] = cookies[math.random(#cookies)] })
  end
end

local at = 0

function request()
  at = at % size + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  local wrong = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format("figures\t%.0f\t%.1f\t%.1f\t%d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, wrong))
end
