-- wrk: requests that carry one mebibyte.
wrk.method = "POST"
wrk.body = string.rep("x", 1024 * 1024)
